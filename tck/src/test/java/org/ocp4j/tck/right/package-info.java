/** Engines that keep the contract and differ in how: the kit raises no alarm at any of them. */
package org.ocp4j.tck.right;
