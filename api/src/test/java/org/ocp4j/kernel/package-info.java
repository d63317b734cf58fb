@NullMarked
package org.ocp4j.kernel;

import org.jspecify.annotations.NullMarked;
