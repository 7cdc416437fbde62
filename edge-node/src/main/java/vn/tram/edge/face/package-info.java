/** What a gate tells those before it: answers for a moment, resting words otherwise, and alarms. */
package vn.tram.edge.face;
