/** Files that carry signed messages where no network does: their bytes and their names. */
package vn.tram.protocol.carry;
