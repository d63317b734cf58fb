/** Engines of different designs that keep the contract, and so must pass the kit. */
package org.ocp4j.tck.right;
