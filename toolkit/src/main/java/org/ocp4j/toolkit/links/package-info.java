/** The links of a document, and a checker of the links between files. */
@NullMarked
package org.ocp4j.toolkit.links;

import org.jspecify.annotations.NullMarked;
