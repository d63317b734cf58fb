/**
 * An example of an engine, with payloads in direct buffers. {@code docs/writing-an-engine.md}
 * explains it.
 */
@NullMarked
package org.ocp4j.example.direct;

import org.jspecify.annotations.NullMarked;
