bash bin/start.sh
