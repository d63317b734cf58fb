/** The sections of a document, and tables of contents. */
@NullMarked
package org.ocp4j.toolkit.outline;

import org.jspecify.annotations.NullMarked;
