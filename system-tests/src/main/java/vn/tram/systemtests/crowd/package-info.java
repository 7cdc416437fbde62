/** Invented people with their cards, and journals full of their comings and goings. */
package vn.tram.systemtests.crowd;
