"""One search over everything that is public: activities, stories, campaigns, pages."""
