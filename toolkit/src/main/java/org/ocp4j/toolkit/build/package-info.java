/** Builds documents from nothing, from parts of other documents, and from mdast in JSON. */
@NullMarked
package org.ocp4j.toolkit.build;

import org.jspecify.annotations.NullMarked;
