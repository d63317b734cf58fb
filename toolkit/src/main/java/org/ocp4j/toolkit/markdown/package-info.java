/** Writes documents and their parts back as Markdown or MDX. */
@NullMarked
package org.ocp4j.toolkit.markdown;

import org.jspecify.annotations.NullMarked;
