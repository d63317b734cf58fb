/** What several packages of the toolkit share. Not part of the API. */
@NullMarked
package org.ocp4j.toolkit.internal;

import org.jspecify.annotations.NullMarked;
