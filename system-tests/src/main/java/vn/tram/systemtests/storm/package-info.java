/** Many gates that come back at one moment, each with a day's people. */
package vn.tram.systemtests.storm;
