/** What the hub says to people, in their language, and how it writes numbers and times. */
package vn.tram.hub.texts;
