/** Everything that can fail, fails, again and again; then every beep is looked up. */
package vn.tram.systemtests.chaos;
