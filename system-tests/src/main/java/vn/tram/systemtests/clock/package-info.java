/** Whether the time that gate and hub work out holds the true one, in worlds that are made up. */
package vn.tram.systemtests.clock;
