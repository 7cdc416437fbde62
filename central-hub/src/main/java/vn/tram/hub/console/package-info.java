/** The hub's pages for officers and operators. */
package vn.tram.hub.console;
