/** Parses and reads Markdown and MDX in Apache Spark. */
@NullMarked
package org.ocp4j.spark;

import org.jspecify.annotations.NullMarked;
