/** How soon a gate is ready after it was started, and how much memory it takes. */
package vn.tram.systemtests.start;
