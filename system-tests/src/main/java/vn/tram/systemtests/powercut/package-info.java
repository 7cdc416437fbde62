/** A disk that loses its power at any write: every beep before that must be found again. */
package vn.tram.systemtests.powercut;
