/** What must hold of any bytes whatever. */
package vn.tram.protocol.fuzz;
