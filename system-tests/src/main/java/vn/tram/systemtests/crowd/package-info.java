/**
 * The gate of the proofs: real, on a box without devices, with days of comings and goings behind
 * it.
 */
package vn.tram.systemtests.crowd;
