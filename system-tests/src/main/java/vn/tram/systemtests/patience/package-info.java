/** Waiting for what another process does, as long as it goes on. */
package vn.tram.systemtests.patience;
