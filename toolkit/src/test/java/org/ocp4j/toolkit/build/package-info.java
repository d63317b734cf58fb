/** Tests of builders. */
@NullMarked
package org.ocp4j.toolkit.build;

import org.jspecify.annotations.NullMarked;
