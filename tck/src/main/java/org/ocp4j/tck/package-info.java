/**
 * The test kit for engines: {@link org.ocp4j.tck.OcpEngineTck} as a JUnit class, {@link
 * org.ocp4j.tck.TckRunner} without one.
 */
@NullMarked
package org.ocp4j.tck;

import org.jspecify.annotations.NullMarked;
