/** Engines that are broken on purpose: the kit must say of each which rule it breaks. */
package org.ocp4j.tck.mutants;
