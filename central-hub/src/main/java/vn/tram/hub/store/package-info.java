/** The PostgreSQL database: started or reached, migrated, pooled. */
package vn.tram.hub.store;
