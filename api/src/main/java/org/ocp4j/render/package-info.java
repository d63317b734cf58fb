/** Renders documents as JSON (mdast), HTML and plain text. */
@NullMarked
package org.ocp4j.render;

import org.jspecify.annotations.NullMarked;
