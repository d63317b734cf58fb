/** Parsing MDX and Markdown into OCP payloads, and reading them in place. */
@NullMarked
package org.ocp4j;

import org.jspecify.annotations.NullMarked;
