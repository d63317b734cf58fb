@NullMarked
package org.ocp4j.chunks;

import org.jspecify.annotations.NullMarked;
