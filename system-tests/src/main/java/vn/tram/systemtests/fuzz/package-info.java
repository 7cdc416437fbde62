/** Coverage-guided fuzzing of everything that reads bytes from outside. */
package vn.tram.systemtests.fuzz;
