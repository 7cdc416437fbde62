/**
 * The MQTT broker inside the hub: TLS with client certificates, rights by topic, bounded memory,
 * nothing on disk, because the nodes' journals are the only source of what is sent again.
 */
package vn.tram.hub.broker;
