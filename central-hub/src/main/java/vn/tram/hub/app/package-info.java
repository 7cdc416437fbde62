/** The hub program: its folder and settings, its start in the right order, its end, its health. */
package vn.tram.hub.app;
