#!/bin/sh
set -eu
install -D -m 0644 "$1" /opt/shop/shop.jar
install -D -m 0644 conf/shop.properties /etc/shop/shop.properties
printf 'DB_PASSWORD=%s\n' "$DB_PASSWORD" | install -D -m 0600 /dev/stdin /etc/shop/environment
systemctl enable --now shop
systemctl restart shop
