/** Tests of front matter. */
@NullMarked
package org.ocp4j.toolkit.frontmatter;

import org.jspecify.annotations.NullMarked;
