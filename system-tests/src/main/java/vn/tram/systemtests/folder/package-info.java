/** Folders that a proof works in. */
package vn.tram.systemtests.folder;
