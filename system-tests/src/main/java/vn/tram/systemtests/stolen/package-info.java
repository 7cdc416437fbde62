/** Whoever steals a box learns nobody's name: everything on its disk is searched. */
package vn.tram.systemtests.stolen;
