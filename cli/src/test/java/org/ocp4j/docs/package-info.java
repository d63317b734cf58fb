/**
 * The documentation is tested: its code compiles and runs, its commands exist, and its links lead
 * somewhere. {@link org.ocp4j.docs.Marker} says how a page marks a block that cannot run.
 */
package org.ocp4j.docs;
