/** What the gate knows of time: a clock that counts since boot, and anchors to true time. */
package vn.tram.edge.clock;
