/** How much of what is held before a camera the eye reads, how fast, and beside plain ZXing. */
package vn.tram.systemtests.eye;
