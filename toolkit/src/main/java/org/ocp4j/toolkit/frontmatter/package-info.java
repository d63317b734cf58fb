/** Reads front matter in YAML and TOML, as maps and as records. */
@NullMarked
package org.ocp4j.toolkit.frontmatter;

import org.jspecify.annotations.NullMarked;
