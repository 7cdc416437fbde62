/** A month without a network, over many boots, and what of each beep is in the hub's database. */
package vn.tram.systemtests.month;
