/** Finds Markdown and MDX files. */
@NullMarked
package org.ocp4j.toolkit.files;

import org.jspecify.annotations.NullMarked;
