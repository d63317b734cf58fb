/** The runtime shared by all engines. Neither users nor engines may use it directly. */
@NullMarked
package org.ocp4j.internal;

import org.jspecify.annotations.NullMarked;
