/** Reports and limits the memory of an engine: statistics, pressure, leaks, JMX. */
@NullMarked
package org.ocp4j.memory;

import org.jspecify.annotations.NullMarked;
