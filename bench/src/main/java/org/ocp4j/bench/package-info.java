/** Benchmarks of ocp4j's engines and of other Markdown libraries. */
@NullMarked
package org.ocp4j.bench;

import org.jspecify.annotations.NullMarked;
