/** What a visitor's card says. Pure functions from a scan's text to a card. */
package vn.tram.protocol.card;
