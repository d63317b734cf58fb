/** Indexes Markdown and MDX with Apache Lucene. */
@NullMarked
package org.ocp4j.lucene;

import org.jspecify.annotations.NullMarked;
