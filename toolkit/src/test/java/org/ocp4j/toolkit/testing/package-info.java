/** What tests of several packages share. */
@NullMarked
package org.ocp4j.toolkit.testing;

import org.jspecify.annotations.NullMarked;
