/** Engines that are broken on purpose: for each, the kit must report the rule that it breaks. */
package org.ocp4j.tck.mutants;
