/** Brings the journal to the hub over MQTT, and the hub's receipts back. */
package vn.tram.edge.uplink;
